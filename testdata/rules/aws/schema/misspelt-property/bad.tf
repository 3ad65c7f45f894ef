# An argument that is nearly another, in the resource and in a block of it.
resource "aws_db_instance" "orders" {
  engine             = "postgres"
  instance_class     = "db.t4g.micro"
  storage_encryptd   = true # expect: aws-schema-misspelt-property
  publicly_accesible = false # expect: aws-schema-misspelt-property
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  metadata_options {
    http_token = "required" # expect: aws-schema-misspelt-property
  }
}

# A block's name.
resource "aws_s3_bucket_versioning" "logs" {
  bucket = "logs-of-orders"

  versioning_configration { # expect: aws-schema-misspelt-property
    status = "Enabled"
  }
}
