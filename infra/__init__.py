"""The production form of Twentyq on AWS, as one CDK app."""
