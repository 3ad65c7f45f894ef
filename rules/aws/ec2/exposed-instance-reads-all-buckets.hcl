rule {
  title      = "Instance that anybody reaches may read all buckets"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Whoever gets into the instance, by a hole in what it serves, reads every bucket with the credentials of its role."
  help       = "Name the buckets that the instance needs in the policy of its role."
  confidence = "medium"
  refs = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html"]
  aliases = []
  controls = {}

  target = "aws.ec2.exposure"
  locals {
    reads = [for s in self.grants : s if coalesce(known(grants(s, "s3:GetObject", "*")), false)]
  }
  condition = coalesce(
    !(length(local.reads) > 0 && any([for w in self.ways : w.holds && length(w.ports) > 0])), true,
  )
  at        = any([for s in local.reads : s.allows])
  path = concat(
    flatten([for w in self.ways : w.path if coalesce(known(w.holds), false)]),
    [step(local.reads, "and the role of the ${self.kind} reads every bucket")],
  )
  message = "from the internet through the ${self.kind} to every bucket"
}
