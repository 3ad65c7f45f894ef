# bartizan:ignore aws-rds-instance-public reached by partners, see NET-7
module "partners" {
  source = "./store"
  public = true
}

module "orders" {
  source = "./store"
  public = true
}

# bartizan:ignore aws-rds-* moved next month
resource "aws_db_instance" "old" {
  publicly_accessible = true
  storage_encrypted   = false
}

resource "aws_db_instance" "new" {
  # bartizan:ignore aws-rds-instance-public, aws-rds-instance-publik nothing here
  publicly_accessible = false
  storage_encrypted   = true # bartizan:ignore
}
