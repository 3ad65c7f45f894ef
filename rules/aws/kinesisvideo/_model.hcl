# Kinesis video streams. What they store is always encrypted.

type "aws.kinesisvideo.stream" {
  attributes {
    kms_key_id = string
  }

  terraform "aws_kinesis_video_stream" {}

  cloudformation "AWS::KinesisVideo::Stream" {}
}
