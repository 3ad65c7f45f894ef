rule {
  title      = "Image Builder recipe does not encrypt volumes with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Images made by the recipe hold volumes that are unencrypted, or encrypted with a key that you cannot restrict."
  help       = "Set `encrypted` and a customer managed KMS key for each EBS volume of the recipe."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_EbsInstanceBlockDeviceSpecification.html"]
  aliases = ["CKV_AWS_200"]
  controls = {}

  target    = "aws.imagebuilder.recipe"
  each      = self.volumes
  condition = each.encrypted && present(each.kms_key)
  message   = "volume is not encrypted with a customer managed key"
}
