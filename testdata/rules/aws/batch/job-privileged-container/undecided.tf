variable "container" {
  type = string
}

resource "aws_batch_job_definition" "caller_decides" {
  name                 = "build"
  type                 = "container"
  container_properties = var.container
}
