resource "aws_kms_key" "insights" {}

resource "aws_db_instance" "own_key" {
  engine                          = "postgres"
  instance_class                  = "db.m7g.large"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.insights.arn
}

resource "aws_db_instance" "off" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}
