// keeps readings
