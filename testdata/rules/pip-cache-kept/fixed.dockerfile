FROM python:3.12
RUN pip install --no-cache-dir -r requirements.txt
RUN python -m pip install --no-cache-dir flask==3.0.2
ENV PIP_NO_CACHE_DIR=0
RUN pip3 install --no-cache-dir flask==3.0.2
