resource "aws_kms_key" "results" {}

resource "aws_athena_workgroup" "analysts" {
  name = "analysts"

  configuration {
    result_configuration {
      output_location = "s3://query-results/analysts/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.results.arn
      }
    }
  }
}

resource "aws_athena_workgroup" "managed" {
  name = "managed"

  configuration {
    managed_query_results_configuration {
      enabled = true
    }
  }
}
