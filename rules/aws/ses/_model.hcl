# How mail is sent for those who name the set.
type "aws.ses.configuration_set" {
  attributes {
    # Require or Optional.
    tls = optional(string, "OPTIONAL")
  }

  terraform "aws_ses_configuration_set" {
    identity = ["id", "arn", "name"]
    tls      = self.delivery_options.tls_policy
  }
  terraform "aws_sesv2_configuration_set" {
    identity = ["id", "arn", "configuration_set_name"]
    tls      = self.delivery_options.tls_policy
  }

  cloudformation "AWS::SES::ConfigurationSet" {
    identity = ["Ref", "Name"]
    tls      = self.DeliveryOptions.TlsPolicy
  }
}
