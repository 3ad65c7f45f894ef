variable "name" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "instance_class" {
  type    = string
  default = "db.t4g.small"
}

variable "clients" {
  description = "Security groups that may connect."
  type        = list(string)
}

variable "extra_ingress" {
  description = "Networks that may connect."
  type        = list(string)
  default     = []
}

variable "production" {
  type    = bool
  default = false
}

resource "aws_kms_key" "this" {
  description         = "Data of ${var.name}"
  enable_key_rotation = true
}

resource "aws_db_subnet_group" "this" {
  name       = var.name
  subnet_ids = var.subnet_ids
}

resource "aws_security_group" "this" {
  name        = "${var.name}-db"
  description = "PostgreSQL of ${var.name}"
  vpc_id      = var.vpc_id

  dynamic "ingress" {
    for_each = var.clients

    content {
      description     = "PostgreSQL from the service"
      from_port       = 5432
      to_port         = 5432
      protocol        = "tcp"
      security_groups = [ingress.value]
    }
  }

  dynamic "ingress" {
    for_each = length(var.extra_ingress) > 0 ? [var.extra_ingress] : []

    content {
      from_port   = 5432
      to_port     = 5432
      protocol    = "tcp"
      cidr_blocks = ingress.value
    }
  }
}

resource "aws_db_parameter_group" "this" {
  name   = "${var.name}-postgres16"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "500"
  }
}

resource "aws_db_instance" "this" {
  identifier     = var.name
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = var.instance_class

  allocated_storage     = 100
  max_allocated_storage = 500
  storage_encrypted     = var.production
  kms_key_id            = var.production ? aws_kms_key.this.arn : null

  db_name                     = "checkout"
  username                    = "checkout"
  manage_master_user_password = true

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.this.id]
  parameter_group_name   = aws_db_parameter_group.this.name

  multi_az                  = var.production
  backup_retention_period   = var.production ? 14 : 0
  deletion_protection       = var.production
  skip_final_snapshot       = !var.production
  final_snapshot_identifier = "${var.name}-final"
  copy_tags_to_snapshot     = true

  performance_insights_enabled    = var.production
  performance_insights_kms_key_id = var.production ? aws_kms_key.this.arn : null
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
  auto_minor_version_upgrade      = false # bartizan:ignore aws-rds-instance-no-minor-upgrades upgraded in the monthly window
}

output "secret_arn" {
  value = aws_db_instance.this.master_user_secret[0].secret_arn
}
