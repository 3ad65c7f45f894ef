variable "internet" {
  type = string
}

resource "aws_sagemaker_notebook_instance" "caller_decides" {
  name                   = "notebook"
  direct_internet_access = var.internet
}
