rule {
  title      = "Property or argument is misspelt"
  severity   = "medium"
  topic      = "best-practices"
  why        = "What is written under a name that the resource type does not have protects nothing: it is passed over, or the deployment is refused."
  help       = "Write the name that the message gives, or take the line out."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs",
  ]
  aliases  = []
  controls = {}

  target    = "*"
  each      = misspelt_properties(address)
  condition = false
  at        = each
  message   = "${each.message}"
}
