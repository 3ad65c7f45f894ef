variable "updates" {
  type = string
}

resource "aws_elastic_beanstalk_environment" "caller_decides" {
  name        = "shop"
  application = "shop"
  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = var.updates
  }
}
