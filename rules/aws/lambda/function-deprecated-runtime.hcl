rule {
  title      = "Lambda function runs on a deprecated runtime"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "AWS no longer patches the runtime, and at some point the function can no longer be updated."
  help       = "Move the function to a supported version of its runtime."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-2",
  ]
  aliases = ["CKV_AWS_363", "guide:transcribe-caller-runtime-unsupported"]
  controls = {
    "fsbp" = ["Lambda.2"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-2", "SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"]
  }

  target = "aws.lambda.code"
  locals {
    nodejs = "nodejs|nodejs(4[.]3|4[.]3-edge|6[.]10|8[.]10|10[.]x|12[.]x|14[.]x|16[.]x|18[.]x|20[.]x)"
    python = "python(2[.]7|3[.]6|3[.]7|3[.]8|3[.]9)"
    ruby   = "ruby(2[.]5|2[.]7|3[.]2)"
    dotnet = "dotnetcore(1[.]0|2[.]0|2[.]1|3[.]1)|dotnet(5[.]0|6|7)"
    others = "java8|go1[.]x|provided"
  }
  condition = !coalesce(
    matches(self.runtime, "^(${local.nodejs}|${local.python}|${local.ruby}|${local.dotnet}|${local.others})$"),
    false,
  )
  at      = self.runtime
  message = "runtime ${self.runtime} is deprecated"
}
