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

# Two tables of one name, in two regions: the policy refers to one of them.
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_dynamodb_table" "orders_east" {
  name           = "orders"
  hash_key       = "id"
  read_capacity  = 5
  write_capacity = 5
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "orders_west" { # expect: aws-dynamodb-table-no-autoscaling
  provider       = aws.west
  name           = "orders"
  hash_key       = "id"
  read_capacity  = 5
  write_capacity = 5
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_appautoscaling_target" "orders" {
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  resource_id        = "table/${aws_dynamodb_table.orders_east.name}"
  min_capacity       = 1
  max_capacity       = 15
}

resource "aws_appautoscaling_policy" "orders" {
  name               = "orders"
  service_namespace  = aws_appautoscaling_target.orders.service_namespace
  scalable_dimension = aws_appautoscaling_target.orders.scalable_dimension
  resource_id        = aws_appautoscaling_target.orders.resource_id
  policy_type        = "TargetTrackingScaling"
}

# What scales an index does not scale its table.
resource "aws_dynamodb_table" "indexed" { # expect: aws-dynamodb-table-no-autoscaling
  name           = "indexed"
  hash_key       = "id"
  read_capacity  = 5
  write_capacity = 5
  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_appautoscaling_policy" "index" {
  name               = "index"
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:index:ReadCapacityUnits"
  resource_id        = "table/${aws_dynamodb_table.indexed.name}/index/by-owner"
  policy_type        = "TargetTrackingScaling"
}
