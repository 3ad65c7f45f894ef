resource "aws_sns_topic" "orders" { # expect: aws-sns-topic-unencrypted
  name = "orders"
}

resource "aws_sns_topic" "empty" {
  name              = "empty"
  kms_master_key_id = "" # expect: aws-sns-topic-unencrypted
}
