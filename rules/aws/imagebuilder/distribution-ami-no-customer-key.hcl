rule {
  title      = "Image Builder distributes AMIs that are not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The copies hold volumes that are encrypted with a key that you cannot restrict, or with none at all."
  help       = "Name a customer managed KMS key of the region in the AMI distribution."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_AmiDistributionConfiguration.html"]
  aliases = ["CKV_AWS_199"]
  controls = {}

  target    = "aws.imagebuilder.distribution"
  each      = self.amis
  condition = present(each.kms_key)
  message   = "AMI is not encrypted with a customer managed key"
}
