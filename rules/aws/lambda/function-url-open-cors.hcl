rule {
  title      = "Lambda function URL lets scripts of every site call it in every way"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Any web page can make its visitors' browsers call the function with whatever rights they have, and read the answers."
  help       = "Name the origins of your own sites, and the methods that they use."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html",
  ]
  aliases = ["CKV2_AWS_75"]
  controls = {}

  target    = "aws.lambda.function_url"
  when      = any([for m in self.methods : m == "*"])
  condition = !any([for o in self.origins : o == "*"])
  message   = "scripts of any origin may use any method"
}
