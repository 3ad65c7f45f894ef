terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60"
    }
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Service     = "checkout"
      Environment = "dev"
    }
  }
}

module "network" {
  source = "../../modules/network"

  name               = "checkout-dev"
  cidr_block         = "10.41.0.0/20"
  availability_zones = ["us-east-1a", "us-east-1b"]
}

module "database" {
  source = "../../modules/database"

  name       = "checkout-dev"
  vpc_id     = module.network.vpc_id
  subnet_ids = module.network.private_subnet_ids
  clients    = [module.service.security_group_id]
}

module "service" {
  source = "../../modules/service"

  name              = "checkout-dev"
  vpc_id            = module.network.vpc_id
  public_subnet_ids = module.network.public_subnet_ids
  task_subnet_ids   = module.network.public_subnet_ids
  public_tasks      = true
  image             = "public.ecr.aws/nginx/nginx:latest"
  desired_count     = 1

  listeners = {
    http = { port = 80, protocol = "HTTP", forward = true }
  }

  environment = {
    LOG_LEVEL      = "debug"
    STRIPE_API_KEY = "${var.stripe_test_key}"
  }

  secrets = {
    DATABASE_URL = module.database.secret_arn
  }
}

variable "stripe_test_key" {
  type      = string
  sensitive = true
}
