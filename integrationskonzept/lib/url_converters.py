"""Numbers in addresses."""

from django.urls.converters import IntConverter


class NumberConverter(IntConverter):
    """`<number:pk>`: as many digits as any row's key has; what no database can hold leads nowhere."""

    regex = "[0-9]{1,18}"
