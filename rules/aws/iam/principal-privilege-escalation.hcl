rule {
  title      = "Policies together let their holder gain more permissions"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "No policy of the role, user or group gives it away, but together they let it act as somebody who may do more, up to an administrator."
  help       = "Take one of the permissions away, or name the resources that they are for instead of all of them."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"]
  aliases    = []
  controls   = {}

  target    = "aws.iam.principal"
  each      = escalations(self.documents, self.boundary)
  condition = coalesce(!(each.documents > 1 && each.holds), true)
  path      = concat([step(self, "this ${self.kind} holds all of the following")], each.path)
  message   = "${self.kind} may ${each.message}, by several policies together"
}
