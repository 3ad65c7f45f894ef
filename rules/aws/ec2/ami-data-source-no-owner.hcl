rule {
  title      = "AMI is looked up without its owner"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Anybody can publish an image under a fitting name; the newest match wins, and instances then run a stranger's code."
  help       = "Say in `owners` whose images are meant, or filter by owner or image id."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-ami-allowed-amis.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami",
  ]
  aliases = [
    "CKV_AWS_386",
    "AWS-0344",
  ]
  controls = {}

  target    = "aws.ec2.image_lookup"
  when      = self.most_recent
  condition = present(self.owners) || any([for f in self.filters : coalesce(contains(["owner-id", "owner-alias", "image-id"], f.name), false)])
  message   = "the newest image of any owner is taken"
}
