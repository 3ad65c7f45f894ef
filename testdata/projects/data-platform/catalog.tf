resource "aws_glue_catalog_database" "curated" {
  name = "telemetry_curated"
}

resource "aws_glue_data_catalog_encryption_settings" "this" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = true
      aws_kms_key_id                       = aws_kms_key.lake.arn
    }

    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS"
      sse_aws_kms_key_id      = aws_kms_key.lake.arn
    }
  }
}

resource "aws_glue_security_configuration" "this" {
  name = "telemetry"

  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "SSE-KMS"
      kms_key_arn                = aws_kms_key.lake.arn
    }

    job_bookmarks_encryption {
      job_bookmarks_encryption_mode = "DISABLED"
    }

    s3_encryption {
      s3_encryption_mode = "SSE-KMS"
      kms_key_arn        = aws_kms_key.lake.arn
    }
  }
}

resource "aws_glue_job" "curate" {
  name                   = "curate-meters"
  role_arn               = aws_iam_role.jobs.arn
  glue_version           = "4.0"
  security_configuration = aws_glue_security_configuration.this.name

  command {
    script_location = "s3://${aws_s3_bucket.zone["scratch"].bucket}/jobs/curate.py"
  }
}

# Prototype of the device team.
resource "aws_glue_job" "devices" {
  name         = "devices"
  role_arn     = aws_iam_role.jobs.arn
  glue_version = "2.0"

  command {
    script_location = "s3://${aws_s3_bucket.zone["scratch"].bucket}/jobs/devices.py"
  }
}

resource "aws_iam_role" "jobs" {
  name = "telemetry-jobs"

  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Principal": { "Service": ["glue.amazonaws.com", "lambda.amazonaws.com", "states.amazonaws.com"] }, "Action": "sts:AssumeRole" }
      ]
    }
  EOT
}

resource "aws_iam_role_policy" "jobs" {
  name = "work"
  role = aws_iam_role.jobs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:ListBucket"]
        Resource = flatten([for b in aws_s3_bucket.zone : [b.arn, "${b.arn}/*"]])
      },
      { Effect = "Allow", Action = ["lambda:InvokeFunction", "glue:StartJobRun"], Resource = "*" },
      { Effect = "Allow", Action = "*", Resource = "*" }, # bartizan:ignore aws-iam-policy-full-admin until the roles are split, DATA-311
    ]
  })
}

resource "aws_athena_workgroup" "analysts" {
  name = "analysts"

  configuration {
    enforce_workgroup_configuration = true

    result_configuration {
      output_location = "s3://${aws_s3_bucket.zone["scratch"].bucket}/athena/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.lake.arn
      }
    }
  }
}

resource "aws_athena_workgroup" "adhoc" {
  name = "adhoc"

  configuration {
    enforce_workgroup_configuration = false

    result_configuration {
      output_location = "s3://${aws_s3_bucket.zone["scratch"].bucket}/adhoc/"
    }
  }
}
