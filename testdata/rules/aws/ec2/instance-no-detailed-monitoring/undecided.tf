resource "aws_instance" "from_template" {
  launch_template {
    name = "web"
  }
}
