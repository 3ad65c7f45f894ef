rule {
  title      = "S3 bucket serves a website"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Website endpoints of S3 speak plain HTTP only, and objects must be public for them."
  help       = "Serve the site through CloudFront with origin access control, and keep the bucket private."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
  ]
  aliases = [
    "kics:42bb6b7f-6d54-4428-b707-666f669d94fb",
    "kics:90501b1b-cded-4cc1-9e8b-206b85cda317",
    "terrascan:AC_AWS_0208",
  ]
  controls = {}

  target    = "aws.s3.bucket"
  condition = !present(self.website)
  message   = "bucket serves a website over plain HTTP"
}
