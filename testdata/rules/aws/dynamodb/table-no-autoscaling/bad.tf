resource "aws_dynamodb_table" "fixed" { # expect: aws-dynamodb-table-no-autoscaling
  name           = "fixed"
  hash_key       = "id"
  read_capacity  = 5
  write_capacity = 5
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_appautoscaling_policy" "other" {
  name               = "other"
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  resource_id        = "table/elsewhere"
  policy_type        = "TargetTrackingScaling"
}
