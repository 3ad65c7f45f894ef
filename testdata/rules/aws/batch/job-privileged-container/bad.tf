resource "aws_batch_job_definition" "build" {
  name = "build"
  type = "container"

  container_properties = jsonencode({
    image      = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/build:1"
    privileged = true # expect: aws-batch-job-privileged-container
  })
}

resource "aws_batch_job_definition" "pods" {
  name = "pods"
  type = "container"

  eks_properties {
    pod_properties {
      containers {
        image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/build:1"

        security_context {
          privileged = true # expect: aws-batch-job-privileged-container
        }
      }
    }
  }
}
