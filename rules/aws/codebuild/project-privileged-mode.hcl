rule {
  title      = "CodeBuild runs builds in privileged containers"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Code of a build, or of a dependency that it fetches, has all rights on the machine that runs the container."
  help       = "Turn privileged mode off; where the build makes Docker images, keep it and ignore this rule, or use a builder that needs no daemon."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectEnvironment.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-5",
  ]
  aliases = ["CKV_AWS_316"]
  controls = {
    "fsbp" = ["CodeBuild.5"]
    "nist-800-53-r5" = [
      "AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-5", "AC-6", "AC-6(2)", "AC-6(10)",
    ]
  }

  target    = "aws.codebuild.project"
  condition = !self.privileged
  at        = self.privileged
  message   = "builds run in a privileged container"
}
