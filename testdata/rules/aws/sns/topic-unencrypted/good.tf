resource "aws_kms_key" "topics" {}

resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = aws_kms_key.topics.id
}

resource "aws_sns_topic" "aws_key" {
  name              = "alarms"
  kms_master_key_id = "alias/aws/sns"
}
