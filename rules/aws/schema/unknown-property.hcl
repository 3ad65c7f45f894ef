rule {
  title      = "Resource type has no such property"
  severity   = "low"
  topic      = "best-practices"
  why        = "CloudFormation passes over a property that the resource type does not have, or refuses the template; either way nothing of what it says is in place."
  help       = "Look the property up in the resource type's reference, or take it out."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html"]
  aliases    = ["E3002"]
  controls   = {}

  target    = "AWS::*"
  each      = unknown_properties(address)
  condition = false
  at        = each
  message   = "${each.message}"
}
