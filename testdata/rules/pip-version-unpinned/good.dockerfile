FROM python:3.12
RUN pip install flask==3.0.2 "requests>=2.32" ./local tool.whl
RUN pip install -r requirements.txt extra
RUN pip install --constraint constraints.txt flask
RUN pip install .
RUN pip install git+https://example.com/team/tool.git@v1.2.3
RUN pipenv install flask
RUN python3 -m venv install
