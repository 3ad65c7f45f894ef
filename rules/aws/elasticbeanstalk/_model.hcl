# An environment: servers that run one version of an application.
type "aws.elasticbeanstalk.environment" {
  attributes {
    options = list(object({ namespace = string, name = string, value = string }))
    # Whether a configuration template sets options too.
    template = optional(bool, false)
  }

  derived {
    health_reporting = [
      for o in self.options : o if coalesce(contains(["SystemType", "HealthStreamingEnabled"], o.name), false) && coalesce(
        startswith(o.namespace, "aws:elasticbeanstalk:healthreporting") || o.namespace == "aws:elasticbeanstalk:cloudwatch:logs:health",
        false,
      )
    ]
    managed_actions = [
      for o in self.options : o if coalesce(
        o.namespace == "aws:elasticbeanstalk:managedactions" && o.name == "ManagedActionsEnabled",
        false,
      )
    ]
  }

  terraform "aws_elastic_beanstalk_environment" {
    identity = ["id", "arn", "name"]
    options  = self.setting[*]
    template = present(self.template_name)
  }

  cloudformation "AWS::ElasticBeanstalk::Environment" {
    identity = ["Ref", "EnvironmentName"]
    options = [for o in self.OptionSettings : {
      namespace = o.Namespace
      name      = o.OptionName
      value     = o.Value
    }]
    template = present(self.TemplateName)
  }
}
