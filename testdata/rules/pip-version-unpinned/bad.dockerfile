FROM python:3.12
RUN pip install --no-cache-dir flask requests==2.32.3
#                              ^^^^^ pip-version-unpinned: version of `flask` is not pinned
RUN python3 -m pip install --upgrade pip
#                                    ^^^ pip-version-unpinned: version of `pip` is not pinned
RUN pip3 install --index-url https://pypi.example.com/simple git+https://example.com/team/tool.git
#                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pip-version-unpinned: version of `git+https://example.com/team/tool.git` is not pinned
