# Terraform that deploys CloudFormation templates in three ways.

variable "vendor_account" {
  type    = string
  default = "111122223333"
}

resource "aws_security_group" "queue" {
  name        = "queue"
  description = "The queue's workers"

  ingress {
    description = "SSH"
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_cloudformation_stack" "inline" {
  name = "inline"

  parameters = {
    Retention = 30
  }

  template_body = <<-YAML
    Parameters:
      Retention:
        Type: Number
    Resources:
      Queue:
        Type: AWS::SQS::Queue
        Properties:
          SqsManagedSseEnabled: false
          QueueName: ${var.vendor_account}-queue
      Logs:
        Type: AWS::Logs::LogGroup
        Properties:
          RetentionInDays: !Ref Retention
  YAML
}

resource "aws_cloudformation_stack" "file" {
  name          = "file"
  template_body = file("${path.module}/templates/worker.yaml")

  parameters = {
    Groups = aws_security_group.queue.id
    Public = "true"
  }
}

resource "aws_cloudformation_stack_set" "encoded" {
  name             = "encoded"
  permission_model = "SELF_MANAGED"

  template_body = jsonencode({
    Resources = {
      Topic = {
        Type = "AWS::SNS::Topic"
        Properties = {
          TopicName = "alarms"
        }
      }
    }
  })
}

resource "aws_cloudformation_stack" "vendor" {
  name         = "vendor"
  template_url = "https://s3.amazonaws.com/vendor-templates/agent.yaml"
}
