rule {
  title      = "S3 bucket lets scripts of every site write"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Any web page can make its visitors' browsers write or delete objects with whatever rights or signed URLs they have."
  help       = "Name the origins of your own sites for `PUT`, `POST` and `DELETE`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html",
  ]
  aliases = [
    "kics:3609d27c-3698-483a-9402-13af6ae80583",
    "kics:98a8f708-121b-455b-ae2f-da3fb59d17e1",
  ]
  controls = {}

  target    = "aws.s3.bucket"
  each      = self.cors_rules
  when      = any([for m in each.allowed_methods : contains(["PUT", "POST", "DELETE"], m)])
  condition = !any([for o in each.allowed_origins : contains(["*", "http://*", "https://*"], o)])
  message   = "scripts of any origin may write"
}
