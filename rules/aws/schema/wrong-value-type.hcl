rule {
  title      = "Value is not of its property's type"
  severity   = "low"
  topic      = "best-practices"
  why        = "CloudFormation refuses a value that cannot be of its property's type, or takes it for something else than is meant."
  help       = "Write the value in the form that the message asks for."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html"]
  aliases    = ["E3012"]
  controls   = {}

  target    = "AWS::*"
  each      = wrong_types(address)
  condition = false
  at        = each
  message   = "${each.message}"
}
