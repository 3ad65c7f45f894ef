resource "aws_connect_instance_storage_config" "media" {
  instance_id   = "aaaabbbb-cccc"
  resource_type = "MEDIA_STREAMS"
  storage_config {
    storage_type = "KINESIS_VIDEO_STREAM"
    kinesis_video_stream_config {
      prefix                 = "media"
      retention_period_hours = 3
      encryption_config { # expect: aws-connect-video-stream-storage-no-customer-key
        encryption_type = "KMS"
      }
    }
  }
}
