rule {
  title      = "Lambda permission lets more be done than invoke the function"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "Who needs to run the function may also read or change it."
  help       = "Set the action to `lambda:InvokeFunction`, or `lambda:InvokeFunctionUrl` for a function URL."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
  ]
  aliases = [
    "kics:75ec6890-83af-4bf1-9f16-e83726df0bd0",
    "kics:9b83114b-b2a1-4534-990d-06da015e47aa",
    "cfn_nag:W24",
    "guard:LAMBDA_PERMISSION_INVOKE_FUNCTION_ACTION",
  ]
  controls = {}

  target    = "aws.lambda.permission"
  condition = contains(["lambda:invokefunction", "lambda:invokefunctionurl", "lambda:invokeasync"], lower(self.action))
  at        = self.action
  message   = "permission is for ${self.action}"
}
