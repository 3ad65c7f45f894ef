resource "aws_batch_job_definition" "build" {
  name = "build"
  type = "container"

  container_properties = jsonencode({
    image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/build:1"
  })
}

resource "aws_batch_job_definition" "text" {
  name = "text"
  type = "container"

  container_properties = <<-JSON
    { "image": "build:1", "privileged": false }
  JSON
}
