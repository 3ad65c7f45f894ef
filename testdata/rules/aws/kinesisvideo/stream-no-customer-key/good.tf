resource "aws_kms_key" "video" {}

resource "aws_kinesis_video_stream" "door" {
  name       = "door"
  kms_key_id = aws_kms_key.video.arn
}
