import { Stack, StackProps, NestedStack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

class Queues extends NestedStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new sqs.Queue(this, 'Orders', { encryption: sqs.QueueEncryption.UNENCRYPTED });
  }
}

export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    new s3.Bucket(this, 'Assets', { publicReadAccess: true });
    new Queues(this, 'Queues');
  }
}
