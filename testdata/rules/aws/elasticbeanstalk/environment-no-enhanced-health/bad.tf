resource "aws_elastic_beanstalk_environment" "default" { # expect: aws-elasticbeanstalk-environment-no-enhanced-health
  name        = "default"
  application = "shop"
}

resource "aws_elastic_beanstalk_environment" "basic" {
  name        = "basic"
  application = "shop"
  setting { # expect: aws-elasticbeanstalk-environment-no-enhanced-health
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "basic"
  }
}
