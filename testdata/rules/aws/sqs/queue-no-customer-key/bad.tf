resource "aws_sqs_queue" "alias" {
  name              = "orders"
  kms_master_key_id = "alias/aws/sqs" # expect: aws-sqs-queue-no-customer-key
}

resource "aws_sqs_queue" "arn" {
  name              = "invoices"
  kms_master_key_id = "arn:aws:kms:eu-west-1:111122223333:alias/aws/sqs" # expect: aws-sqs-queue-no-customer-key
}
