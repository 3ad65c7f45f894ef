rule {
  title      = "Replica of a DynamoDB global table has no point-in-time recovery"
  severity   = "medium"
  topic      = "resilience"
  why        = "Deletions and bad writes are replicated too; a region without point-in-time recovery cannot be restored by itself."
  help       = "Turn point-in-time recovery on for each replica: it is set per region."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html"]
  aliases    = ["CKV_AWS_165"]
  controls   = {}

  target    = "aws.dynamodb.replica"
  condition = self.point_in_time_recovery
  message   = "replica has no point-in-time recovery"
}
