# Where a contact centre keeps recordings, transcripts and reports.
type "aws.connect.storage" {
  attributes {
    # S3, KINESIS_VIDEO_STREAM, KINESIS_STREAM or KINESIS_FIREHOSE.
    type      = string
    s3_key    = string
    video_key = string
  }

  terraform "aws_connect_instance_storage_config" {
    type      = self.storage_config.storage_type
    s3_key    = self.storage_config.s3_config.encryption_config.key_id
    video_key = self.storage_config.kinesis_video_stream_config.encryption_config.key_id
  }

  cloudformation "AWS::Connect::InstanceStorageConfig" {
    type      = self.StorageType
    s3_key    = self.S3Config.EncryptionConfig.KeyId
    video_key = self.KinesisVideoStreamConfig.EncryptionConfig.KeyId
  }
}
