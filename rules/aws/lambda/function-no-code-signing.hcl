rule {
  title      = "Lambda function takes unsigned code"
  severity   = "low"
  topic      = "infrastructure-security"
  why        = "Whoever may update the function can deploy code that no trusted pipeline has built."
  help       = "Attach a code signing configuration whose policy enforces signatures of your signing profiles; code written in a template has to move to a signed package first."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
  ]
  aliases = ["CKV_AWS_272"]
  controls = {}

  target = "aws.lambda.function"
  # Container images are signed in their registry.
  when      = self.package_type != "Image"
  condition = present(self.code_signing)
  at        = self.code_signing
  message   = "function has no code signing configuration"
}
