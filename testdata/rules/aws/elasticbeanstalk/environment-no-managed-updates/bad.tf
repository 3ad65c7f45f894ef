resource "aws_elastic_beanstalk_environment" "default" { # expect: aws-elasticbeanstalk-environment-no-managed-updates
  name        = "default"
  application = "shop"
}

resource "aws_elastic_beanstalk_environment" "off" {
  name        = "off"
  application = "shop"
  setting { # expect: aws-elasticbeanstalk-environment-no-managed-updates
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "false"
  }
}
