resource "aws_elastic_beanstalk_environment" "template" {
  name          = "template"
  application   = "shop"
  template_name = "standard"
}
