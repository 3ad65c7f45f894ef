rule {
  title      = "CodeBuild project turns encryption of its artifacts off"
  severity   = "high"
  topic      = "data-protection"
  why        = "Programs and packages lie in the bucket without the project's key, so whoever may read the bucket reads them."
  help       = "Leave out the setting that disables encryption."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html"]
  aliases = [
    "CKV_AWS_78",
    "AWS-0018",
    "tfsec:aws-codebuild-enable-encryption",
  ]
  controls = {}

  target    = "aws.codebuild.project"
  each      = self.own_artifacts
  condition = !each.unencrypted
  at        = each.unencrypted
  message   = "artifacts are not encrypted"
}
