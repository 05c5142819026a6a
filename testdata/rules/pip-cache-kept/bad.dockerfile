FROM python:3.12
RUN pip install -r requirements.txt
#       ^^^^^^^ pip-cache-kept: cache of `pip` stays in the layer
RUN python -m pip install flask==3.0.2
#                 ^^^^^^^ pip-cache-kept: cache of `pip` stays in the layer
ENV PIP_NO_CACHE_DIR=0
RUN pip3 install flask==3.0.2
#        ^^^^^^^ pip-cache-kept: cache of `pip` stays in the layer
