# The explorer alone; the graph lives in the Neo4j beside it (docker-compose.yml).
FROM python:3.12-slim

RUN useradd --create-home --uid 10001 concertation \
 && mkdir /home/concertation/data && chown concertation: /home/concertation/data
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE concertation.py ./
COPY graph graph
COPY loaders loaders
COPY web web
RUN pip install --no-cache-dir --no-deps . && rm -rf /app/*

USER concertation
WORKDIR /home/concertation
ENV CONCERTATION_HOME=/home/concertation/data PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
ENTRYPOINT ["concertation"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
