resource "aws_kms_key" "topics" {}

resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = aws_kms_key.topics.key_id
}

resource "aws_sns_topic" "unencrypted" {
  name = "alarms"
}
